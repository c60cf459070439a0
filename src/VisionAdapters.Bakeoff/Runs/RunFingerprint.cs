using VisionAdapters.Files;
using System.Globalization;
using System.Text.Json;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// The canonical form of a configuration. Its hash covers all that decides the results; a folder is refused only for what decides the answers, so that maps
/// and taxonomy can be worked on and the answers re-scored without being asked for again.
/// </summary>
internal static class RunFingerprint
{
    /// <summary>Ends the key of the entry that says that an emulator stood in for a provider.</summary>
    public const string EmulatedKeySuffix = " emulated";

    /// <summary>What the entry is called that keeps the heads which were added to a provider's map: the run needs them to map its answers again.</summary>
    public const string HeadsKeySuffix = " map heads";

    private const string ModelKeySuffix = " model version";

    public static IReadOnlyList<ConfigurationEntry> Of(LabeledSet set, IReadOnlyList<BakeoffProvider> providers, BakeoffRunnerOptions options)
    {
        var entries = new List<ConfigurationEntry>();
        foreach (var (role, hash) in set.Fingerprints)
        {
            entries.Add(new ConfigurationEntry($"dataset {role}", hash, DecidesAnswers: true));
        }

        entries.Add(new ConfigurationEntry("max-images", options.MaxImages?.ToString(CultureInfo.InvariantCulture) ?? "all", DecidesAnswers: true));
        entries.Add(new ConfigurationEntry("seed", options.Seed.ToString(CultureInfo.InvariantCulture), DecidesAnswers: true));
        entries.Add(new ConfigurationEntry("providers", string.Join(", ", providers.Select(provider => provider.Id)), DecidesAnswers: true));
        foreach (var provider in providers)
        {
            AddProvider(entries, provider);
        }

        entries.Add(new ConfigurationEntry("dataset map", set.Map.ContentHash, DecidesAnswers: false));
        entries.Add(new ConfigurationEntry("taxonomy", set.Map.Taxonomy.ContentHash, DecidesAnswers: false));
        entries.Add(new ConfigurationEntry("threshold", options.Threshold.ToString("R", CultureInfo.InvariantCulture), DecidesAnswers: false));
        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    /// <summary>Returns the SHA-256 of the entries, one a line, in ordinal order of their keys.</summary>
    public static string Hash(IReadOnlyList<ConfigurationEntry> entries) =>
        ContentHashes.OfText(string.Concat(entries.Select(entry => $"{entry.Key}={entry.Value}\n")));

    /// <summary>Says in what two configurations would give other answers.</summary>
    public static IReadOnlyList<string> Compare(IReadOnlyList<ConfigurationEntry> before, IReadOnlyList<ConfigurationEntry> now)
    {
        var differences = new List<string>();
        var old = before.Where(entry => entry.DecidesAnswers).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var current = now.Where(entry => entry.DecidesAnswers).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        foreach (var key in old.Keys.Union(current.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var was = old.GetValueOrDefault(key);
            var isNow = current.GetValueOrDefault(key);

            // A provider that was or is skipped has not told its model.
            var isUntold = key.EndsWith(ModelKeySuffix, StringComparison.Ordinal) && (was is null || isNow is null);
            if (was != isNow && !isUntold)
            {
                differences.Add($"{key}: was {was ?? "absent"}, is {isNow ?? "absent"}");
            }
        }

        return differences;
    }

    private static void AddProvider(List<ConfigurationEntry> entries, BakeoffProvider provider)
    {
        foreach (var (option, value) in provider.Options)
        {
            // Options may be secret: only their hash is kept.
            entries.Add(new ConfigurationEntry($"{provider.Id} option {option}", $"sha256 {ContentHashes.OfText(value)[..12]}", DecidesAnswers: true));
        }

        if (provider.IsEmulated)
        {
            // A key of its own, which decides the answers: emulated and real ones never come together in a folder.
            entries.Add(new ConfigurationEntry(provider.Id + EmulatedKeySuffix, "yes", DecidesAnswers: true));
        }

        if (provider.Tagger?.GetService<TaggerMetadata>()?.ModelVersion is { } model)
        {
            entries.Add(new ConfigurationEntry(provider.Id + ModelKeySuffix, model, DecidesAnswers: true));
        }

        if (provider.Map is { } map)
        {
            entries.Add(new ConfigurationEntry($"{provider.Id} map", map.ContentHash, DecidesAnswers: false));
            if (map.AddedHeads.Count > 0)
            {
                var heads = JsonSerializer.Serialize([.. map.AddedHeads], StoredJsonContext.Default.MapHeadArray);
                entries.Add(new ConfigurationEntry(provider.Id + HeadsKeySuffix, heads, DecidesAnswers: false));
            }
        }
    }
}
