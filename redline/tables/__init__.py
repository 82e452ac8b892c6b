"""The room that knows tables for spreadsheets: rows of plain text out and in, and nothing that acts."""

from redline.tables.csv import csv_bytes, csv_rows
from redline.tables.xlsx import xlsx_bytes, xlsx_rows

__all__ = ["csv_bytes", "csv_rows", "xlsx_bytes", "xlsx_rows"]
