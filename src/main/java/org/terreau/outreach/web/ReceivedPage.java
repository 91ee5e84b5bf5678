package org.terreau.outreach.web;

import java.time.LocalDate;

public record ReceivedPage(String reference, LocalDate dueOn) {}
