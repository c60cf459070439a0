namespace VisionAdapters;

/// <summary>Which taxonomy answers are mapped onto, and by which maps.</summary>
public sealed class AttributeMapperOptions
{
    /// <summary>Gets or sets the taxonomy: the name of one that ships or stands in <see cref="Folder"/>, or the path of a file. The
    /// default is <c>fashion</c>.</summary>
    public string Taxonomy { get; set; } = "fashion";

    /// <summary>
    /// Gets or sets a folder laid out like <c>taxonomy-maps/</c>, whose files are found by name before those that ship; <see
    /// langword="null"/>, the default, takes
    /// those that ship alone.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Gets the maps of providers that have none by their id: the provider's id, and the name or the path of its map. An entry goes before
    /// the map that ships.
    /// </summary>
    public IDictionary<string, string> Maps { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the path of a calibration, which turns the confidences of the providers that it holds into probabilities; <see
    /// langword="null"/>, the default,
    /// keeps the confidences of the mapping.
    /// </summary>
    public string? CalibrationFile { get; set; }
}
