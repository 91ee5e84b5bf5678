@org.jspecify.annotations.NullMarked
package org.terreau.decision.web;
