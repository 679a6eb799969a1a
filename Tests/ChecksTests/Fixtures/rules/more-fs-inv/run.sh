fairseq-train data --arch transformer --optimizer adam --lr 0.0005 --max-update 1000 --lr-scheduler inverse_sqrt --warmup-init-lr 1e-7 --warmup-updates 100 --max-tokens 4096
