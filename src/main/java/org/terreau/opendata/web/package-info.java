/** The API of the catalogue. */
@org.jspecify.annotations.NullMarked
package org.terreau.opendata.web;
