/** What every page needs: rendering, texts, forms, errors, navigation. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.terreau.web;
