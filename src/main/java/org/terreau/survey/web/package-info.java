@org.jspecify.annotations.NullMarked
package org.terreau.survey.web;
