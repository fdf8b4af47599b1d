"""Stands in for Qt's OpenGL module in the packaged program: present and empty.

pyqtgraph imports the module as it starts and uses what is in it only where it is asked to draw with
OpenGL, which this program never does. The real one takes 11 MB.
"""
