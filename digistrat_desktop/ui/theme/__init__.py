"""How the window looks: colours, sizes, icons, and a change of them."""
