package org.terreau.outreach.web;

public record OfferPage(String incubator, String text, boolean editable) {}
