-- Lets readers into no database but the program's own.
revoke connect, temporary on database postgres, template1 from public
