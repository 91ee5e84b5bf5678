package org.terreau.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A form that is taken only from somebody who proved a few minutes ago who they are, by signing in: a session that was left
 * open is not enough. Whoever did not is asked to, and comes back to the form with what they typed.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecentProof {

    /** The field that decides; the form always asks when it is "". */
    String field() default "";

    /** What the field holds when the form asks for it; a field that is not sent holds "". */
    String is() default "";
}
