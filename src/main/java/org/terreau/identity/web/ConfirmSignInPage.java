package org.terreau.identity.web;

public record ConfirmSignInPage(String token) {}
