-- Makes the program's database.
create database clientele
