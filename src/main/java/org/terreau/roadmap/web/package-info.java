/** Pages of the module. */
@org.jspecify.annotations.NullMarked
package org.terreau.roadmap.web;
