using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Checks a model's bytes and makes a session of them.</summary>
internal sealed class SessionOpener(ModelDescription description, OnnxInferenceOptions options)
{
    public OpenedModel Open(ModelFile model, ModelPrecision precision)
    {
        using var sessionOptions = CreateSessionOptions();

        // A model on disk is given by its path: it may keep its weights in further files beside it.
        var path = description.Source.PathOf(model.Name);
        var file = path ?? model.Name;
        var bytes = path is null ? ReadAll(model) : null;
        var sha256 = bytes is null ? Hash(model) : Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (options.VerifyHash && model.Sha256 is not null && model.Sha256 != sha256)
        {
            throw new OnnxModelException(
                file,
                null,
                $"the model is not the one that {description.Source.Name} describes (SHA-256 {sha256}, expected {model.Sha256}); "
                    + "take the matching file, or write the new hash and check that the labels still fit.");
        }

        try
        {
            return new OpenedModel(
                bytes is null ? new InferenceSession(path!, sessionOptions) : new InferenceSession(bytes, sessionOptions),
                sha256,
                precision);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new OnnxModelException(
                file,
                null,
                $"ONNX Runtime cannot load the model; export it anew, or for this version of the runtime. {exception.Message}",
                exception);
        }
    }

    private SessionOptions CreateSessionOptions()
    {
        try
        {
            return new SessionOptions
            {
                IntraOpNumThreads = options.IntraOpThreads,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

                // Errors reach the caller as exceptions; warnings about the machine would only end up on stderr.
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            // The first touch of ONNX Runtime loads its native library.
            throw new OnnxModelException(
                $"ONNX Runtime's native library cannot be loaded on {RuntimeInformation.RuntimeIdentifier}. It exists for linux-x64 and "
                + "linux-arm64 (glibc: Debian, not Alpine), osx-arm64, win-x64 and win-arm64: run on one of these, publish for it (-r), "
                + "and keep the folder 'runtimes' beside the application. Cloud services work without it. "
                + (exception.InnerException ?? exception).Message,
                exception);
        }
    }

    /// <summary>
    /// Gets the hash of a model that is not to be opened. One that the sidecar tells is believed when hashes are not to be checked.
    /// </summary>
    public string Hash(ModelFile model)
    {
        using var stream = OpenStream(model);
        return model.Sha256 is not null && !options.VerifyHash
            ? model.Sha256
            : Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private byte[] ReadAll(ModelFile model)
    {
        using var stream = OpenStream(model);
        if (stream.CanSeek)
        {
            var exact = new byte[stream.Length - stream.Position];
            stream.ReadExactly(exact);
            return exact;
        }

        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private Stream OpenStream(ModelFile model) =>
        description.Source.OpenFile(model.Name, $"put the model there or correct model.file in {description.Source.Name}");
}

/// <summary>A session and the file that it was made of.</summary>
internal sealed record OpenedModel(InferenceSession Session, string Sha256, ModelPrecision Precision);
