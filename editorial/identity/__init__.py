"""Who somebody is: passwords, second factors, sessions."""
