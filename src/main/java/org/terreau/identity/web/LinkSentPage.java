package org.terreau.identity.web;

public record LinkSentPage() {}
