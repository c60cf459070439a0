using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

public sealed class ImageInputTests : IDisposable
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 3, 0, 2, 0];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("visionadapters-source");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Bytes_come_back_with_header_and_hash()
    {
        var content = await ImageInput.FromBytes(Gif, "logo").LoadAsync(cancellationToken: Cancellation);

        Assert.Equal(Gif, content.Bytes.ToArray());
        Assert.Equal(new ImageHeader(ImageFormat.Gif, new ImageSize(3, 2)), content.Header);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Gif)), content.ContentHash);
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        var pipe = NamedPipe.Create(Path.Combine(_folder.FullName, "photo.jpg"));

        var exception = await NamedPipe.RecordAsync(async () => await ImageInput.FromFile(pipe).LoadAsync(cancellationToken: Cancellation));

        var refusal = Assert.IsType<TaggingException>(exception);
        Assert.Equal(TaggingErrorKind.InvalidImage, refusal.Kind);
        Assert.Contains("pipe or a device", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_anew_for_each_load()
    {
        var path = Path.Combine(_folder.FullName, "photo.jpg");
        await File.WriteAllBytesAsync(path, Gif, Cancellation);
        var source = ImageInput.FromFile(path);
        await source.LoadAsync(cancellationToken: Cancellation);
        await File.WriteAllBytesAsync(path, [.. Gif, 0x3B], Cancellation);

        Assert.Equal(11, (await source.LoadAsync(cancellationToken: Cancellation)).Bytes.Length);
    }

    [Fact]
    public async Task The_first_bytes_and_not_the_name_tell_the_format()
    {
        var path = Path.Combine(_folder.FullName, "photo.jpg");
        await File.WriteAllBytesAsync(path, Gif, Cancellation);

        Assert.Equal("image/gif", (await ImageInput.FromFile(path).LoadAsync(cancellationToken: Cancellation)).Header.MediaType);
    }

    [Fact]
    public async Task A_missing_file_is_an_invalid_image_that_names_the_file()
    {
        var exception = await AssertFailsAsync(ImageInput.FromFile(Path.Combine(_folder.FullName, "no.jpg")), TaggingErrorKind.InvalidImage);

        Assert.Contains("no.jpg", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_an_invalid_image()
    {
        await AssertFailsAsync(ImageInput.FromFile(_folder.FullName), TaggingErrorKind.InvalidImage);
    }

    [Fact]
    public async Task No_bytes_are_an_invalid_image()
    {
        await AssertFailsAsync(ImageInput.FromBytes(default), TaggingErrorKind.InvalidImage);
        await AssertFailsAsync(ImageInput.FromStream(new MemoryStream()), TaggingErrorKind.InvalidImage);
    }

    [Fact]
    public async Task More_bytes_than_the_limit_are_too_large_from_any_source()
    {
        await AssertFailsAsync(ImageInput.FromBytes(Gif), TaggingErrorKind.ImageTooLarge, maxBytes: 9);
        await AssertFailsAsync(ImageInput.FromStream(new MemoryStream(Gif)), TaggingErrorKind.ImageTooLarge, maxBytes: 9);
        await AssertFailsAsync(ImageInput.FromStream(new OneWayStream(Gif)), TaggingErrorKind.ImageTooLarge, maxBytes: 9);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(long.MaxValue)]
    public async Task As_many_bytes_as_the_limit_are_read(long maxBytes)
    {
        Assert.Equal(Gif, (await ImageInput.FromStream(new MemoryStream(Gif)).LoadAsync(maxBytes, Cancellation)).Bytes.ToArray());
        Assert.Equal(Gif, (await ImageInput.FromStream(new OneWayStream(Gif)).LoadAsync(maxBytes, Cancellation)).Bytes.ToArray());
    }

    [Fact]
    public async Task A_long_stream_of_unknown_length_is_read_in_full()
    {
        var bytes = new byte[100_000];
        bytes[^1] = 7;

        var content = await ImageInput.FromStream(new OneWayStream(bytes)).LoadAsync(cancellationToken: Cancellation);

        Assert.Equal(bytes, content.Bytes.ToArray());
    }

    [Fact]
    public async Task An_endless_stream_is_given_up_at_the_limit()
    {
        var endless = new EndlessStream();

        await AssertFailsAsync(ImageInput.FromStream(endless), TaggingErrorKind.ImageTooLarge, maxBytes: 1_000_000);

        Assert.InRange(endless.BytesRead, 1_000_001, 2_000_000);
    }

    [Fact]
    public async Task A_stream_is_read_once_and_kept_and_disposed()
    {
        var stream = new MemoryStream(Gif);
        var source = ImageInput.FromStream(stream);

        var contents = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => source.LoadAsync(cancellationToken: Cancellation).AsTask()));

        Assert.All(contents, content => Assert.Same(contents[0], content));
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_failed_once_says_what_to_do()
    {
        var source = ImageInput.FromStream(new MemoryStream(Gif));
        await AssertFailsAsync(source, TaggingErrorKind.ImageTooLarge, maxBytes: 1);

        var exception = await AssertFailsAsync(source, TaggingErrorKind.InvalidImage);

        Assert.Contains("FromStreams", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_disposed_by_its_owner_is_an_invalid_image()
    {
        var stream = new MemoryStream(Gif);
        await stream.DisposeAsync();

        await AssertFailsAsync(ImageInput.FromStream(stream), TaggingErrorKind.InvalidImage);
    }

    [Fact]
    public async Task Streams_are_opened_for_each_load()
    {
        var opened = 0;
        var source = ImageInput.FromStreams(_ =>
        {
            opened++;
            return ValueTask.FromResult<Stream>(new MemoryStream(Gif));
        });

        await source.LoadAsync(cancellationToken: Cancellation);
        await source.LoadAsync(cancellationToken: Cancellation);

        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task A_cancelled_load_is_cancelled_and_not_an_error_of_the_image()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ImageInput.FromBytes(Gif).LoadAsync(cancellationToken: cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ImageInput.FromStream(new MemoryStream(Gif)).LoadAsync(cancellationToken: cancelled.Token));
    }

    [Theory]
    [InlineData("gs://bucket/photo.jpg")]
    [InlineData("s3://bucket/photo.jpg")]
    public async Task An_object_in_a_cloud_travels_by_reference_only(string address)
    {
        var source = ImageInput.FromUri(new Uri(address));

        await AssertFailsAsync(source, TaggingErrorKind.InvalidRequest);
        Assert.Equal(new Uri(address), source.Uri);
    }

    [Fact]
    public void An_address_never_names_a_file()
    {
        var exception = Assert.Throws<ArgumentException>(() => ImageInput.FromUri(new Uri("file:///etc/passwd")));

        Assert.Contains("FromFile", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://host/photo.jpg")]
    [InlineData("photo.jpg")]
    public void Other_addresses_are_refused(string address)
    {
        Assert.Throws<ArgumentException>(() => ImageInput.FromUri(new Uri(address, UriKind.RelativeOrAbsolute)));
    }

    private static async Task<TaggingException> AssertFailsAsync(ImageInput source, TaggingErrorKind kind, long? maxBytes = null)
    {
        var exception = await Assert.ThrowsAsync<TaggingException>(async () => await source.LoadAsync(maxBytes, Cancellation));
        Assert.Equal(kind, exception.Kind);
        return exception;
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
