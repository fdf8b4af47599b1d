"""The only package that makes PDF, HTML and DOCX."""
