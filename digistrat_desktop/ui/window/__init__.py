"""The frame around the pages: rail, header, palette, banners, opening and closing."""
