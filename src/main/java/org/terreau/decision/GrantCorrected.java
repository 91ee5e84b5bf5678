package org.terreau.decision;

/** The amount or the last day of a decision was a slip, corrected before it was published. Heard in its transaction. */
public record GrantCorrected(long decisionId, Decision.Grant grant) {}
