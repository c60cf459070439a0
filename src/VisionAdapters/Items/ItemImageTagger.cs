using VisionAdapters.Imaging;

namespace VisionAdapters.Items;

/// <summary>Lets one tagger find the items of a photo, and another describe each.</summary>
internal sealed class ItemImageTagger(IImageTagger finder, IImageTagger describer, ItemOptions options, TimeProvider time)
    : DelegatingImageTagger(finder)
{
    private readonly ItemSelection _selection = new(options);
    private readonly TagManyOptions _description = new() { Tagging = options.Description };

    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var started = time.GetTimestamp();
        var photo = await image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var answer = await base.TagAsync(ImageInput.FromBytes(photo.Bytes, image.Name), WithObjects(options), cancellationToken)
            .ConfigureAwait(false);
        var items = await DescribeAsync(image, photo, _selection.Choose(answer), cancellationToken).ConfigureAwait(false);
        return new TaggingResponse(answer)
        {
            Items = items,
            Usage = [.. answer.Usage, .. items.SelectMany(item => item.Response?.Usage ?? [])],
            IsEmulated = answer.IsEmulated || items.Any(item => item.Response is { IsEmulated: true }),
            Latency = time.GetElapsedTime(started),
        };
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            describer.Dispose();
        }
    }

    /// <summary>Asks for objects too; for tags where the tagger has no objects, whose regions then are the objects.</summary>
    private TaggingOptions WithObjects(TaggingOptions? asked)
    {
        var hasObjects = InnerTagger.GetService<TaggerMetadata>()?.Features.HasFlag(TaggingFeatures.Objects) ?? true;
        var all = asked?.Clone() ?? new TaggingOptions();
        all.Features = (all.Features ?? TaggingFeatures.None) | (hasObjects ? TaggingFeatures.Objects : TaggingFeatures.Tags);
        return all;
    }

    private async Task<IReadOnlyList<TaggedItem>> DescribeAsync(
        ImageInput image, ImageContent photo, IReadOnlyList<LocalizedObject> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var cuts = await Task.Run(
            () => ImageCutter.Cut(
                photo.Bytes, [.. found.Select(item => item.Region)], options.Margin, cancellationToken: cancellationToken),
            cancellationToken).ConfigureAwait(false);
        var inputs = cuts.Select((cut, index) => ImageInput.FromBytes(cut.Bytes, $"{image} ({index + 1}: {found[index].Name})"));
        var items = new List<TaggedItem>(found.Count);
        await foreach (var outcome in describer.TagManyAsync(inputs, _description, cancellationToken).ConfigureAwait(false))
        {
            items.Add(new TaggedItem { Found = found[(int)outcome.Index], Response = outcome.Response, Error = outcome.Error });
        }

        return items;
    }
}
