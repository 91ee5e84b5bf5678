package org.terreau.investigation.web;

import org.terreau.web.Form;

/**
 * Before something that can't be undone.
 *
 * @param gesture the key of the page's texts, under "investigation.confirm."
 * @param subject what it is done to
 * @param action where the form is sent
 * @param back where one goes instead
 */
public record ConfirmPage(
        Log log, LogSection section, String gesture, String subject, String action, String back, Form form) {}
