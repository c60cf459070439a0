using System.Text.Json;
using VisionAdapters.Files;

namespace VisionAdapters.Emulator;

/// <summary>
/// Answers with stored answers of the services: <c>FOLDER/PROVIDER/SHA256.json</c>. A missing one is asked for and stored when there is
/// whom to ask.
/// </summary>
internal sealed class RecordingsBackend(string folder, IReadOnlyDictionary<string, IImageTagger> services) : IEmulatorBackend
{
    private readonly AnswerCache _cache = new();

    public ValueTask<EmulatorAnswer> AnswerAsync(EmulatorQuestion question, CancellationToken cancellationToken = default) =>
        _cache.GetAsync(question, ReadAsync, cancellationToken);

    private async ValueTask<EmulatorAnswer> ReadAsync(EmulatorQuestion question, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, question.Provider, question.Image.ContentHash + ".json");
        if (File.Exists(file))
        {
            RegularFile.Check(file);
            var stored = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            ThrowIfBroken(file, stored);
            return EmulatorAnswer.FromWire(stored);
        }

        if (!services.TryGetValue(question.Provider, out var service))
        {
            throw new TaggingException(TaggingErrorKind.InvalidImage, $"{file} does not exist: there is no recording of this image.");
        }

        var json = await AskAsync(service, question, cancellationToken).ConfigureAwait(false);
        await StoreAsync(file, json, cancellationToken).ConfigureAwait(false);
        return EmulatorAnswer.FromWire(json);
    }

    private static void ThrowIfBroken(string file, byte[] stored)
    {
        try
        {
            using var json = JsonDocument.Parse(stored);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return;
            }
        }
        catch (JsonException exception)
        {
            throw new TaggingException(TaggingErrorKind.ProtocolError, $"{file} is no JSON: {exception.Message}", exception);
        }

        throw new TaggingException(TaggingErrorKind.ProtocolError, $"{file} is no answer: it must be a JSON object.");
    }

    private static async Task<ReadOnlyMemory<byte>> AskAsync(
        IImageTagger service, EmulatorQuestion question, CancellationToken cancellationToken)
    {
        var response = await service.TagAsync(
            ImageInput.FromBytes(question.Image.Bytes), options: null, cancellationToken).ConfigureAwait(false);
        return response.RawRepresentation is { } raw
            ? RecordedBody.ToJson(raw)
            : throw new TaggingException(
                TaggingErrorKind.ProtocolError,
                $"The tagger of {question.Provider} does not hand out the service's own answer, so there is nothing to record.");
    }

    private static async Task StoreAsync(string file, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // Written aside first: a recording is there whole or not at all, also when two requests record the same image.
        var aside = $"{file}.{Environment.CurrentManagedThreadId}.tmp";
        var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(json, cancellationToken).ConfigureAwait(false);
        }

        File.Move(aside, file, overwrite: true);
    }
}
