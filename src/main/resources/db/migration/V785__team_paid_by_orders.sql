-- What an order pays is read from the order as well.
create index mission_paid_by on mission (paid_by) where paid_by like 'commande:%';
