package io.wiredns.doctor.world;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A row.
 *
 * @param name what is planted
 * @param question name and type
 * @param verdict the check of the verdict; nothing if all is well
 * @param others the checks of all other findings that are not good
 */
record PlantedRow(
    String name, String question, String verdict, Set<String> others, Consumer<Planted> plant) {
  /** Returns the name; with a dot at its end unless it has few labels. */
  String written() {
    String asked = question.split(" ")[0];
    return asked.equals("www.zone") ? asked : asked + ".";
  }

  @Override
  public String toString() {
    return name;
  }
}
