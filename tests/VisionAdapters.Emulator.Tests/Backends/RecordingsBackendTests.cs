using System.Text;

namespace VisionAdapters.Emulator.Tests;

public sealed class RecordingsBackendTests : IDisposable
{
    private const string Answer = """{"Labels":[{"Name":"Dress","Confidence":99}],"LabelModelVersion":"3.0"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("vision-adapters-").FullName;

    private static ImageContent Image => new(TestImage.Png());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_found_by_the_images_hash()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "aws-rekognition"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "aws-rekognition", Image.ContentHash + ".json"), Answer, Ct);
        var answer = await EmulatorBackends.Recordings(_folder).AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = Image }, Ct);
        Assert.Equal(Answer, Encoding.UTF8.GetString(answer.Wire.Span));
    }

    [Fact]
    public async Task A_missing_recording_is_named()
    {
        var error = await Assert.ThrowsAsync<TaggingException>(async () => await EmulatorBackends.Recordings(_folder).AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = Image }, Ct));
        Assert.Contains(Image.ContentHash, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_a_recording_is_asked_for_once_and_stored()
    {
        using var service = new Recorded();
        var backend = EmulatorBackends.Recordings(_folder, new Dictionary<string, IImageTagger> { ["aws-rekognition"] = service });
        await backend.AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = Image }, Ct);
        var replayed = await EmulatorBackends.Recordings(_folder).AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = Image }, Ct);
        await backend.AnswerAsync(new EmulatorQuestion { Provider = "aws-rekognition", Image = Image }, Ct);
        Assert.Equal((1, Answer), (service.Calls, Encoding.UTF8.GetString(replayed.Wire.Span)));
    }

    [Fact]
    public async Task A_backend_without_an_answer_is_an_internal_error_of_the_service()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = EmulatorBackends.Recordings(_folder) });
        using var response = await cloud.Clients.AwsAsync(Bodies.Aws());
        Assert.Equal(500, (int)response.StatusCode);
        Assert.Equal("InternalServerError", (await Bodies.JsonAsync(response)).GetProperty("__type").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Recorded : IImageTagger
    {
        public int Calls { get; private set; }

        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Task.FromResult(new TaggingResponse { Provider = "aws-rekognition", RawRepresentation = new RawResponse { ContentType = "application/x-amz-json-1.1", Body = Encoding.UTF8.GetBytes(Answer) } });
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
