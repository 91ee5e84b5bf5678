alter table decision add column answer_reminded_on date;
