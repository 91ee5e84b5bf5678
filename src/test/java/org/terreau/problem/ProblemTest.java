package org.terreau.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.terreau.support.ApplicationTest;

/** The whole application with problems at hand; one context for the tests of the module. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationTest
@Import({ProblemFixtures.class, Attachments.class})
@interface ProblemTest {}
