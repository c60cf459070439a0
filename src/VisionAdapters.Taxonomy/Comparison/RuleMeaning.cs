using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// Writes what a rule says in one line. Rules that mean the same are written alike, whatever the order of the file's keys.
/// </summary>
internal static class RuleMeaning
{
    public static string Describe(MapRule rule)
    {
        var parts = new List<string>();
        if (rule.ProviderIds.Length > 0)
        {
            parts.Add("ids " + string.Join(", ", rule.ProviderIds.Order(StringComparer.Ordinal)));
        }

        if (rule.Aliases.Length > 0)
        {
            parts.Add("aliases " + string.Join(", ", rule.Aliases.Order(StringComparer.Ordinal)));
        }

        parts.Add(string.Join(" | ", rule.Cases.Select(Describe)));
        return string.Join("; ", parts);
    }

    private static string Describe(MapCase reading)
    {
        var parts = new List<string>();
        if (reading.When.Length > 0)
        {
            parts.Add("when " + Names(reading.When));
        }

        if (reading.Unless.Length > 0)
        {
            parts.Add("unless " + Names(reading.Unless));
        }

        parts.AddRange(reading.Effects.Select(Describe).Order(StringComparer.Ordinal));
        if (reading.Noise is not null)
        {
            parts.Add("noise: " + reading.Noise);
        }

        return string.Join(", ", parts);
    }

    private static string Describe(MapEffect effect)
    {
        var strength = effect.Strength < 1 ? effect.Strength.ToString(" 0.###", CultureInfo.InvariantCulture) : "";
        return $"{(effect.Excludes ? "excludes " : "")}{effect.Value.Facet.Id} {effect.Value.Id}{strength}";
    }

    private static string Names(IEnumerable<MapCondition> conditions) =>
        string.Join(" and ", conditions.Select(condition => condition.Name).Order(StringComparer.Ordinal));
}
