package org.genera.api.model;

/**
 * Something that a model can do beyond being saved. Each is a small interface of its own; the set
 * is open, and a plugin may define more. A model implements what it has; what it lacks is one clear
 * error.
 */
public interface Capability {}
