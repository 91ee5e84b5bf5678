package org.terreau.call.web;

import java.util.Optional;
import org.terreau.call.Calls;
import org.terreau.call.Submissions;

/** The public page of a call. */
public record CallPage(Calls.Standing standing, Optional<Submissions.Results> results, boolean staff, boolean lead) {}
