using System.Collections.Concurrent;
using VisionAdapters.Taxonomy;

namespace VisionAdapters;

/// <summary>
/// Turns the answer of any provider into attributes of one taxonomy: it picks the map by <see cref="TaggingResponse.Provider"/>, so it
/// serves fallbacks too, and
/// calibrates where a calibration file is given. Make one and share it: it is safe for use from many threads.
/// </summary>
/// <remarks>The taxonomy and the maps that ship are read once per process, each map when an answer first needs it.</remarks>
public sealed class AttributeMapper
{
    private static readonly ConcurrentDictionary<string, MapSource> Shipped = new(StringComparer.Ordinal);

    private readonly MapSource _source;
    private readonly Dictionary<string, string> _maps;
    private readonly CalibrationFile? _calibration;
    private readonly ConcurrentDictionary<string, Lazy<Func<TaggingResponse, MappingResult>>> _mappers = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="AttributeMapper"/> class.</summary>
    /// <param name="options">The taxonomy, further maps and a calibration. They are copied; <see langword="null"/> takes what ships for
    /// fashion.</param>
    /// <exception cref="ArgumentException">The options name no taxonomy.</exception>
    /// <exception cref="Exception">A file is missing or wrong: the taxonomy's and the calibration's are read here.</exception>
    public AttributeMapper(AttributeMapperOptions? options = null)
    {
        options ??= new AttributeMapperOptions();
        ArgumentException.ThrowIfNullOrEmpty(options.Taxonomy, nameof(options));
        _maps = new Dictionary<string, string>(options.Maps, StringComparer.Ordinal);
        _source = options.Folder is null && options.Taxonomy.IndexOfAny(['/', '\\', '.']) < 0
            ? Shipped.GetOrAdd(options.Taxonomy, name => new MapSource(new TaxonomyCatalog(), name))
            : new MapSource(new TaxonomyCatalog(options.Folder), options.Taxonomy);
        Taxonomy = _source.Taxonomy;
        _calibration = options.CalibrationFile is { } file ? CalibrationFile.Read(file) : null;
    }

    /// <summary>Gets the taxonomy.</summary>
    public TaxonomyDefinition Taxonomy { get; }

    /// <summary>Gets the mapper of the fashion taxonomy with all maps that ship and no calibration.</summary>
    internal static Lazy<AttributeMapper> Default { get; } = new(() => new AttributeMapper());

    /// <summary>Maps an answer.</summary>
    /// <param name="response">The answer of any provider that has a map.</param>
    /// <returns>The attributes, with the evidence behind each.</returns>
    /// <exception cref="MissingMapException">There is no map for the provider's labels.</exception>
    public MappingResult Map(TaggingResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return _mappers.GetOrAdd(response.Provider, provider => new(() => MakeMapper(provider))).Value(response);
    }

    /// <summary>Maps the items of a photo, each by itself.</summary>
    /// <param name="photo">The answer of a pipeline with <c>UseItems</c>.</param>
    /// <returns>The items in their order; none when nothing was found.</returns>
    /// <exception cref="MissingMapException">There is no map for the labels of the provider that described an item.</exception>
    public IReadOnlyList<MappedItem> MapItems(TaggingResponse photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var mapFound = HasMap(photo.Provider) ? Map : (Func<TaggingResponse, MappingResult>?)null;
        return [.. photo.Items.Select(item => MappedItem.Map(photo, item, mapFound, Map))];
    }

    private bool HasMap(string provider) => _maps.ContainsKey(provider) || _source.Has(provider);

    private Func<TaggingResponse, MappingResult> MakeMapper(string provider)
    {
        var mapper = new TagMapper(_maps.TryGetValue(provider, out var file) ? _source.Load(file) : _source.Find(provider));
        return _calibration?.FindProvider(provider) is { } calibration ? new CalibratedMapper(mapper, calibration).Map : mapper.Map;
    }

    /// <summary>A taxonomy with the maps onto it, each read once.</summary>
    private sealed class MapSource(TaxonomyCatalog catalog, string taxonomy)
    {
        private readonly Lazy<TaxonomyDefinition> _taxonomy = new(() => catalog.LoadTaxonomy(taxonomy));
        private readonly ConcurrentDictionary<string, Lazy<LabelMap>> _maps = new(StringComparer.Ordinal);

        public TaxonomyDefinition Taxonomy => _taxonomy.Value;

        public LabelMap Load(string nameOrPath) =>
            _maps.GetOrAdd(nameOrPath, name => new(() => catalog.LoadProviderMap(name, Taxonomy))).Value;

        public bool Has(string provider) =>
            PackagedProviders.Find(provider)?.DefaultMap is not null || catalog.ProviderMaps.Contains(provider, StringComparer.Ordinal);

        public LabelMap Find(string provider) =>
            PackagedProviders.Find(provider)?.DefaultMap is { } map ? Load(map)
            : catalog.ProviderMaps.Contains(provider, StringComparer.Ordinal) ? Load(provider)
            : throw new MissingMapException(provider, catalog.ProviderMaps);
    }
}
