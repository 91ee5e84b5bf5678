package org.terreau.practice.web;

import org.terreau.web.Form;

/** A practice being written. */
public record PracticeEditPage(String incubator, String action, boolean fresh, Form form, boolean conflict) {}
