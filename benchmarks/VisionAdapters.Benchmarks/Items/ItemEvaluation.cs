using System.Diagnostics;
using System.Globalization;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>
/// How often the category of a worn item is right when its true box is given, with and without its kind (one of thirteen), and how long a photo
/// takes. Boxes and kinds are the set's own, so this is what a faultless finder would give; no service was asked.
/// </summary>
internal static class ItemEvaluation
{
    private const int Warmups = 5;
    private const int Repetitions = 60;

    private static readonly TaxonomyCatalog Catalog = new();

    /// <summary>Evaluates. <c>items CCP-FOLDER [split]</c></summary>
    public static async Task RunAsync(string[] args)
    {
        var folder = args.ElementAtOrDefault(0) ?? throw new ArgumentException("Name the folder that holds ccp.csv, ccp_boxes.csv and ccp.tar.");
        var photos = StreetPhoto.Read(folder, args.ElementAtOrDefault(1) ?? "val");
        var taxonomy = Catalog.LoadTaxonomy("fashion");
        var describe = new TagMapper(Catalog.LoadProviderMap("onnx-fashion", taxonomy));
        var find = new TagMapper(Catalog.LoadProviderMap(TrueFinder.Words, taxonomy));
        using var finder = new TrueFinder(photos);
        using var tagger = finder.AsBuilder().UseItems(new FashionModelTagger(), options => (options.MaxItems, options.MaxOverlap) = (1000, 1)).Build();

        var answers = new List<(WornItem Item, bool Alone, bool WithKind, bool IsSilent)>();
        foreach (var photo in photos.Where(photo => photo.Items.Count > 0))
        {
            var response = await tagger.TagAsync(ImageInput.FromBytes(photo.Content.Bytes, photo.Name));
            foreach (var item in response.Items)
            {
                var truth = finder.ItemOf(item.Found);
                var alone = MappedItem.Map(response, item, null, describe.Map);
                var known = MappedItem.Map(response, item, find.Map, describe.Map);
                answers.Add((truth, IsRight(alone, truth), IsRight(known, truth), alone.BestValues.Count == 0));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Count} items in {photos.Count} photos; without an answer {answers.Average(answer => answer.IsSilent ? 1.0 : 0):P1}"));
        Report("box", answers.Select(answer => (answer.Item.Label, answer.Alone)));
        Report("box and kind", answers.Select(answer => (answer.Item.Label, answer.WithKind)));
        foreach (var label in answers.GroupBy(answer => answer.Item.Label, StringComparer.Ordinal).OrderByDescending(label => label.Count()))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {label.Key}: {label.Count(answer => answer.Alone)} and {label.Count(answer => answer.WithKind)} of {label.Count()}"));
        }

        await TimeAsync(photos);
    }

    private static bool IsRight(MappedItem item, WornItem truth) =>
        item.BestValues.FirstOrDefault(value => value.Facet.Id == "category")?.Value.Path.Contains(truth.Value, StringComparer.Ordinal) == true;

    private static void Report(string what, IEnumerable<(string Label, bool Right)> answers)
    {
        var all = answers.ToList();
        var macro = all.GroupBy(answer => answer.Label, StringComparer.Ordinal).Average(label => label.Average(answer => answer.Right ? 1.0 : 0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: right {all.Average(answer => answer.Right ? 1.0 : 0):P1}, macro {macro:P1}"));
    }

    private static async Task TimeAsync(IReadOnlyList<StreetPhoto> photos)
    {
        var photo = photos.MaxBy(photo => photo.Items.Count)!;
        var source = ImageInput.FromBytes(photo.Content.Bytes, photo.Name);
        using var alone = new FashionModelTagger();
        Console.WriteLine($"{photo.Content.Header.Size}; milliseconds a photo, median of {Repetitions}, one photo after the other:");
        Console.WriteLine($"  the model, the photo as a whole: {await MedianAsync(() => alone.TagAsync(source)):0.0}");
        foreach (var count in new[] { 0, 3, 8 })
        {
            var shown = photo with { Items = [.. Enumerable.Range(0, count).Select(index => photo.Items[index % photo.Items.Count])] };
            using var finder = new TrueFinder([shown]);
            using var tagger = finder.AsBuilder().UseItems(new FashionModelTagger(), options => options.MaxOverlap = 1).Build();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var time = await MedianAsync(() => tagger.TagAsync(source));
            var memory = (GC.GetTotalAllocatedBytes(precise: true) - before) / (Warmups + Repetitions) / 1024;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count} items: {time:0.0}; {memory} KiB allocated"));
        }
    }

    private static async Task<double> MedianAsync(Func<Task> call)
    {
        var times = new List<double>();
        for (var index = 0; index < Warmups + Repetitions; index++)
        {
            var started = Stopwatch.GetTimestamp();
            await call();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Skip(Warmups).Order().ElementAt(Repetitions / 2);
    }

    /// <summary>Finds what the set says: each item with its kind.</summary>
    private sealed class TrueFinder : IImageTagger
    {
        /// <summary>Whose words the kinds are.</summary>
        public const string Words = "google-vision";

        private readonly Dictionary<string, LocalizedObject[]> _photos = new(StringComparer.Ordinal);
        private readonly Dictionary<LocalizedObject, WornItem> _items = new(ReferenceEqualityComparer.Instance);

        public TrueFinder(IEnumerable<StreetPhoto> photos)
        {
            foreach (var photo in photos)
            {
                _photos[photo.Name] = [.. photo.Items.Select(item => new LocalizedObject { Name = item.Kind, Confidence = 1, Region = item.Region })];
                foreach (var (found, item) in _photos[photo.Name].Zip(photo.Items))
                {
                    _items[found] = item;
                }
            }
        }

        public WornItem ItemOf(LocalizedObject found) => _items[found];

        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TaggingResponse { Provider = Words, Objects = _photos[image.Name!] });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
