package org.terreau.recruitment.web;

import org.terreau.recruitment.Offers;
import org.terreau.web.Form;

/** What publishing an offer will do, before it is done. */
public record PublishPage(Offers.Preview preview, String products, Form form) {}
