"""How often each check fires is read off the cards of the articles."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0021_bulk_imports_name_what_they_leave_out"),
    ]

    operations = [
        migrations.DeleteModel(
            name="LibraryCheck",
        ),
    ]
