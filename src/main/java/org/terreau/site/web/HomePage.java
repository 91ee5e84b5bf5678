package org.terreau.site.web;

public record HomePage() {}
