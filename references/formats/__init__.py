"""Reading the files in which references travel. Values in, values out: no tables here."""
