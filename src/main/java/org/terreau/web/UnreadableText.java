package org.terreau.web;

/** What was typed holds a sign that nothing can keep: nothing is done with it. */
final class UnreadableText extends RuntimeException {

    /** What was typed is not said: it would be kept by whoever writes the message down. */
    UnreadableText() {
        super("A text holds a sign that nothing can keep");
    }
}
