package org.terreau.identity.web;

public record SignInPage(String continueTo, boolean failed, boolean empty) {}
