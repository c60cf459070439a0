namespace VisionAdapters.Tests;

public sealed class ImageTaggerExtensionsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly List<ImageInput> _images = [];

    [Fact]
    public async Task A_path_is_tagged_as_a_file()
    {
        using var tagger = Remember();

        await tagger.TagAsync("shirt.jpg", cancellationToken: Token);

        Assert.Equal("shirt.jpg", Assert.Single(_images).Name);
    }

    [Fact]
    public async Task An_address_is_tagged_as_an_address()
    {
        using var tagger = Remember();

        await tagger.TagAsync(new Uri("gs://bucket/shirt.jpg"), cancellationToken: Token);

        Assert.Equal(new Uri("gs://bucket/shirt.jpg"), Assert.Single(_images).Uri);
    }

    [Fact]
    public async Task Bytes_are_tagged_as_they_are()
    {
        using var tagger = Remember();
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];

        await tagger.TagAsync(gif, cancellationToken: Token);

        var content = await Assert.Single(_images).LoadAsync(cancellationToken: Token);
        Assert.Equal(gif, content.Bytes.ToArray());
    }

    [Fact]
    public async Task The_options_are_passed_on()
    {
        using var tagger = Remember();
        var options = new TaggingOptions();

        await tagger.TagAsync("shirt.jpg", options, Token);

        Assert.Same(options, tagger.LastOptions);
    }

    [Fact]
    public async Task A_list_of_images_is_tagged_in_its_order()
    {
        using var tagger = Remember();
        ImageInput[] images = [ImageInput.FromFile("a.jpg"), ImageInput.FromFile("b.jpg"), ImageInput.FromFile("c.jpg")];

        var outcomes = await tagger.TagManyAsync(images, cancellationToken: Token).ToArrayAsync(Token);

        Assert.Equal(images, outcomes.Select(outcome => outcome.Image));
    }

    private StubTagger Remember() => new((image, _) =>
    {
        lock (_images)
        {
            _images.Add(image);
        }

        return Task.FromResult(StubTagger.Response("stub"));
    });
}
