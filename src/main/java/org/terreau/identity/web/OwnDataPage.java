package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;
import org.terreau.identity.OwnData;
import org.terreau.web.Form;

/**
 * What somebody may do about their own data.
 *
 * @param held null before the person has proved who they are
 * @param token carried by the link of the e-mail; empty for somebody signed in
 */
public record OwnDataPage(Form form, OwnData.@Nullable Held held, String token) {}
