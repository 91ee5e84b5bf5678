-- The last day on which the texts of a published report were corrected; the history of the product says what they were.
alter table product_ending add column corrected_on date;
