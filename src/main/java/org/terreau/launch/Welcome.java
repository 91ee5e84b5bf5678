package org.terreau.launch;

import java.util.List;

/** What a module has to say to the person who started the program, once it is ready. */
public interface Welcome {

    List<String> lines();
}
