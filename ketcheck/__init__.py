"""ketcheck: check before you put ketamine cream on your skin."""

__version__ = "0.3.0"

APP_ID = "org.ketcheck.Ketcheck"
"""The one reverse-DNS name: desktop file, metainfo, icon, keyring entry."""
