package org.terreau.web;

import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** What the address of the site shows somebody signed in. One bean, given by the module that knows what waits for them. */
public interface SignedInHome {

    /** @param asked what narrows it, as the address has it */
    ModelAndView home(MultiValueMap<String, String> asked, Viewer viewer);
}
