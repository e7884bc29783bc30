"""What is asked, and how it is answered."""

__version__ = "0.1.0"
