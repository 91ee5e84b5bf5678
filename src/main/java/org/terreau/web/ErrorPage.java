package org.terreau.web;

/** @param code the HTTP status, or "form" for a refused form token; the key of the page's texts */
public record ErrorPage(String code, int status) {}
