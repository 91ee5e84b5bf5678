package org.terreau.eligibility.web;

import org.terreau.eligibility.Assessments;

public record AssessmentPage(Assessments.Assessment assessment) {}
