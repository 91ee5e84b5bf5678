package org.terreau.web;

/** Tells who is asking, for the request under way. One bean, given by the identity module. */
public interface CurrentViewer {

    Viewer viewer();
}
