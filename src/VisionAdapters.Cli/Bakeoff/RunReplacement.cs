using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The taxonomy and maps that <c>bakeoff report</c> puts into a run in the place of those that it keeps.</summary>
/// <param name="Taxonomy">The name or path of a taxonomy.</param>
/// <param name="Maps">
/// Names or paths of maps, each with <c>PROVIDER=</c> before it where the map does not name a provider of the run.
/// </param>
/// <param name="Corrections">The path of a file of corrected labels.</param>
internal sealed record RunReplacement(string? Taxonomy, IReadOnlyList<string> Maps, string? Corrections = null)
{
    private readonly TaxonomyCatalog _catalog = new();

    public bool IsEmpty => Taxonomy is null && Maps.Count == 0 && Corrections is null;

    /// <exception cref="UsageException">The run has no such provider.</exception>
    public void Apply(BakeoffRun run, Screen screen)
    {
        if (Taxonomy is not null)
        {
            run.ReplaceTaxonomy(_catalog.LoadTaxonomy(Taxonomy));
        }

        foreach (var entry in Maps)
        {
            var parts = entry.Split('=', 2);
            var map = _catalog.LoadProviderMap(parts[^1], run.Taxonomy);
            try
            {
                run.ReplaceMap(parts.Length == 2 ? parts[0] : map.Provider, map);
            }
            catch (ArgumentException exception)
            {
                throw new UsageException($"--map {entry}: {exception.Message.Split(" (Parameter", 2)[0]} Write --map PROVIDER=FILE.");
            }
        }

        if (Corrections is not null)
        {
            var counts = run.CorrectLabels(Corrections);
            screen.Say($"Labels of the run: {counts.Relabeled} relabeled, {counts.Rejected} rejected, {counts.Confirmed} confirmed.");
        }
    }
}
